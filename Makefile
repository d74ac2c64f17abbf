# `make help` lists what there is. The work is done by CMake and Ninja (build/) and npm (web/).
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help set-up build web run test format tidy sanitize fuzz audit bench faults ha package package-test clean bench-console

help:
	@echo '知融 Zhirong'; echo
	@sed -n 's/^#: //p' Makefile

#: make run       install, build, load the demonstration, serve   安装、构建、装入演示数据，在 http://localhost:8080 提供服务
#: make test      install, build, run every test                  安装、构建、运行全部测试
#: make build     the program: build/zhirong                      只构建程序
#: make web       the console: web/dist                           只构建控制台
#: make format    format the C++ files                            按 .clang-format 排版
#: make tidy      check the C++ files with clang-tidy             用 clang-tidy 检查
#: make sanitize  C++ tests that watch memory and overflow        在内存与未定义行为检查下运行 C++ 测试
#: make fuzz      feed what reads bytes from outside (SECONDS=60 each)  模糊测试
#: make audit     attack a server of the demonstration: build/audit/report.md  安全审计
#: make bench     measure speed                                   测量性能
#: make bench-console  the console alone, with Lighthouse         只测量控制台（Lighthouse）
#: make faults    failing disks, kills, jumping clocks, lost connections, at length  故障试验（长时间）
#: make ha        lose servers and databases under load, restore a backup  高可用与备份恢复试验
#: make package   the Debian package: build/package/*.deb         构建 Debian 软件包
#: make package-test  installs, upgrades, removes it; promtool    安装、升级、卸载软件包并检验指标（须 root）
#: make clean     delete what was built                           删除构建结果

set-up:
	@tools/set-up

build: set-up build/build.ninja
	@ninja -C build zhirong

build/build.ninja:
	@cmake -S . -B build -G Ninja

run: build web
	@exec build/zhirong serve --demonstration

test: build web
	@ninja -C build
	@ctest --test-dir build --output-on-failure --no-tests=error -j $$(nproc)

format: set-up
	@tools/format

# Each file is checked again only when it, or something it includes, has changed.
tidy: set-up
	@cmake -S . -B build-tidy -G Ninja -DZHIRONG_TIDY=ON >/dev/null
	@ninja -C build-tidy -k 0 zhirong

# What the whole server does goes into docs/measured and from there into docs/performance.md.
bench: build web
	@tools/set-up tools/packages-bench.txt
	@ninja -C build large_book
	@node bench/speed/speed.mjs
	@ninja -C build bench
	@$(MAKE) bench-console

# What it measures goes into docs/measured and from there into docs/performance.md.
bench-console: build web bench/console/node_modules/.package-lock.json
	@exec web/node_modules/.bin/node bench/console/lighthouse.mjs

bench/console/node_modules/.package-lock.json: bench/console/package.json bench/console/package-lock.json
	@npm ci --prefix bench/console --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

sanitize: set-up
	@cmake -S . -B build-sanitize -G Ninja -DZHIRONG_SANITIZE=address,undefined >/dev/null
	@ninja -C build-sanitize
	@ctest --test-dir build-sanitize --output-on-failure --no-tests=error -LE 'console|slow' -j $$(nproc)

# What a run finds is written beside the corpus as crash-… and belongs into it once it is mended.
SECONDS ?= 60
fuzz: set-up
	@tools/set-up tools/packages-fuzz.txt
	@CXX=clang++-19 cmake -S . -B build-fuzz -G Ninja -DZHIRONG_FUZZ=ON \
	    -DZHIRONG_SANITIZE=address,undefined >/dev/null
	@ninja -C build-fuzz fuzz_programme fuzz_json fuzz_table fuzz_st96 fuzz_statement
	@mkdir -p build-fuzz/found/programme build-fuzz/found/json build-fuzz/found/table build-fuzz/found/st96 \
	    build-fuzz/found/statement
	@build-fuzz/fuzz/fuzz_programme -dict=fuzz/programme.dict -max_total_time=$(SECONDS) -timeout=10 \
	    -max_len=8192 -print_final_stats=1 build-fuzz/found/programme fuzz/corpus/programme
	@build-fuzz/fuzz/fuzz_json -max_total_time=$(SECONDS) -timeout=10 -print_final_stats=1 \
	    build-fuzz/found/json fuzz/corpus/json
	@build-fuzz/fuzz/fuzz_table -dict=fuzz/table.dict -max_total_time=$(SECONDS) -timeout=10 \
	    -max_len=8192 -print_final_stats=1 build-fuzz/found/table fuzz/corpus/table
	@build-fuzz/fuzz/fuzz_st96 -max_total_time=$(SECONDS) -timeout=10 -max_len=8192 \
	    -print_final_stats=1 build-fuzz/found/st96 fuzz/corpus/st96
	@build-fuzz/fuzz/fuzz_statement -dict=fuzz/statement.dict -max_total_time=$(SECONDS) -timeout=10 \
	    -max_len=8192 -print_final_stats=1 build-fuzz/found/statement fuzz/corpus/statement

# Not one position of each fault but all of them, and more kills. The short form is a test.
faults: build
	@ninja -C build faults_test
	@ZHIRONG_DISK_POSITIONS=$${ZHIRONG_DISK_POSITIONS:-40} ZHIRONG_DATABASE_KILLS=$${ZHIRONG_DATABASE_KILLS:-50} \
	    ZHIRONG_LOST_ANSWERS=$${ZHIRONG_LOST_ANSWERS:-3000} ZHIRONG_KILLS=$${ZHIRONG_KILLS:-1000} build/tests/faults_test

# What it measures goes into docs/measured and from there into docs/operations.md.
ha: build
	@tools/set-up tools/packages-ha.txt
	@exec node tests/ha/trial.mjs

package: build web
	@tools/set-up tools/packages-operate.txt
	@ninja -C build package-documents
	@cd build && cpack -G DEB >/dev/null
	@ls build/package/*.deb

# Changes this machine for a while: it is for containers and machines of tests.
package-test: package
	@tests/package/package_test.sh

# What each part tries and when it fails: tests/audit/README.md. PARTS="sqlmap slow" runs some.
PARTS ?=
audit: build web
	@tests/audit/audit.sh $(PARTS)

clean:
	@rm -rf build build-fuzz build-tidy build-sanitize web/dist

# The console, rebuilt when a file of it has changed.
ifneq ($(wildcard web/package.json),)
web: set-up web/dist/index.html
web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	@tools/set-up-console
	@touch $@
web/dist/index.html: web/node_modules/.package-lock.json $(shell find web -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' -not -path 'web/test-results/*')
	@npm --prefix web run build
	@touch $@
endif
