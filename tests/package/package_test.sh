#!/bin/bash
# Installs, runs, upgrades, removes and purges the Debian package on this machine, as root, and has
# promtool check what the running program says. Refuses where the program is installed already.
set -euo pipefail
cd "$(dirname "$0")/../.."

say() { printf '知融 · %s\n' "$*" >&2; }
checks=0
# check WORDS COMMAND…: the command succeeds.
check() {
    local words=$1
    shift
    if ! "$@"; then
        say "未通过 failed: $words"
        exit 1
    fi
    checks=$((checks + 1))
}
refuse() { ! "$@"; }

data=/var/lib/zhirong
configuration=/etc/zhirong/zhirong.yaml
unit=/usr/lib/systemd/system/zhirong.service

if [[ $EUID -ne 0 ]]; then
    say "安装软件包需要 root。Installing a package needs root."
    exit 1
fi
if dpkg-query -W -f '${db:Status-Status}' zhirong 2>/dev/null | grep -q . || [[ -e $data || -e /etc/zhirong ]]; then
    say "本机已有知融或其数据，测试会改动它们，故不运行。"
    say "Zhirong or its data is on this machine, and the test would change it: it does not run."
    exit 1
fi

work=$(mktemp -d)
server=
clean_up() {
    if [[ -n $server ]]; then kill -9 "$server" 2>/dev/null || true; fi
    dpkg --purge zhirong >/dev/null 2>&1 || true
    rm -rf "$data" /etc/zhirong /var/cache/zhirong "$work"
    if getent passwd zhirong >/dev/null; then deluser --quiet --system zhirong 2>/dev/null || true; fi
}
trap clean_up EXIT

package=$(ls build/package/zhirong_*.deb | grep -v upgrade | head -n 1)
version=$(dpkg-deb -f "$package" Version)
# The same program as a later version: there is no earlier release to come from.
later="$version+upgrade1"
(cd build && cpack -G DEB -D CPACK_PACKAGE_VERSION="$later" -D CPACK_OUTPUT_FILE_PREFIX="$work" >/dev/null)
upgrade=$(ls "$work"/zhirong_*.deb)

as_service() { runuser -u zhirong -- "$@"; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
asked() { curl -sS --max-time 20 "http://127.0.0.1:$port$1"; }

# What systemd would run, as the user it would run it as. No systemd runs in a container.
start() {
    as_service /bin/sh -c "$(sed -n 's/^ExecStartPre=//p' "$unit")" >"$work/check" 2>&1
    # shellcheck disable=SC2046
    (cd "$data" && exec setpriv --reuid zhirong --regid zhirong --init-groups --no-new-privs \
        --bounding-set=-all $(sed -n 's/^ExecStart=//p' "$unit")) >"$work/log" 2>&1 &
    server=$!
    for _ in $(seq 300); do
        if grep -q 'Zhirong is ready' "$work/log"; then return 0; fi
        if ! kill -0 "$server" 2>/dev/null; then break; fi
        sleep 0.1
    done
    cat "$work/log" >&2
    return 1
}
stop() {
    kill -TERM "$server"
    local code=0
    wait "$server" || code=$?
    server=
    return "$code"
}

say "内容 what is in it"
dpkg-deb -c "$package" >"$work/files"
for file in ./usr/bin/zhirong ./usr/lib/systemd/system/zhirong.service ./etc/zhirong/zhirong.yaml \
    ./usr/share/man/man1/zhirong.1.gz ./usr/share/bash-completion/completions/zhirong \
    ./usr/share/doc/zhirong/copyright ./usr/share/doc/zhirong/grafana/zhirong.json \
    ./usr/share/zhirong/web/dist/index.html ./usr/share/zhirong/reference/calendar-cn.json \
    ./usr/share/zhirong/programmes/02-hunan/programme.yaml; do
    check "$file" grep -q " $file\$" "$work/files"
done
check "$(printf '所有文件属 root all files are of root')" refuse grep -vqE '^[-dl][rwxs-]{9} root/root' "$work/files"
check "依赖 dependencies" grep -q libpq5 <(dpkg-deb -f "$package" Depends)
dpkg-deb --fsys-tarfile "$package" | tar -xO ./usr/share/man/man1/zhirong.1.gz | gzip -d >"$work/zhirong.1"
check "手册 manual page" test -z "$(LC_ALL=C.UTF-8 MANROFFSEQ= MANWIDTH=100 man --warnings -E UTF-8 -l -Tutf8 -Z "$work/zhirong.1" 2>&1 >/dev/null)"
check "沙箱 sandbox" systemd-analyze security --offline=true --threshold=15 deploy/systemd/zhirong.service >/dev/null

say "安装 install"
dpkg -i "$package" >"$work/dpkg" 2>&1 || { cat "$work/dpkg" >&2; exit 1; }
check "不自行启动 is not started" test -z "$(find /proc -maxdepth 1 -name '[0-9]*' -user zhirong)"
check "用户 user" getent passwd zhirong >/dev/null
check "数据目录 data folder" test "$(stat -c '%U:%G %a' "$data")" = 'zhirong:zhirong 750'
check "单元 unit" systemd-analyze verify --man=no "$unit"
check "预设配置可用 the configuration as shipped is right" as_service zhirong check-config --config "$configuration"

port=$(free_port) metrics=$(free_port)
sed -i -e "s/^port: .*/port: $port/" -e "s/^metrics: .*/metrics: 127.0.0.1:$metrics/" -e 's/^drain: .*/drain: 1/' "$configuration"
cp "$configuration" "$work/changed.yaml"
echo 'a long enough password 3' >"$work/password"
chmod 644 "$work/password"
chmod 755 "$work"
as_service zhirong organisation add --config "$configuration" --id platform --name 平台 --kind platform \
    --credit-code 91430100MA4L16JQ9D --region 430100 >/dev/null
as_service zhirong user add --config "$configuration" --user admin --name 管理员 --organisation platform \
    --role administrator <"$work/password" >/dev/null

say "运行 run"
start
check "就绪 ready" grep -q '"ready"' <(asked /api/v1/ready)
check "控制台 console" grep -q '<div id="root">' <(asked /)
check "以服务用户运行 runs as the service's user" test "$(stat -c %U "/proc/$server")" = zhirong
check "账簿只属该用户 the book is the user's alone" test "$(stat -c %U "$data/zhirong.db")" = zhirong
sign_in() {
    curl -sS --max-time 20 -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' \
        -d '{"user":"admin","password":"a long enough password 3"}' "http://127.0.0.1:$port/api/v1/session"
}
check "登录 sign in" test "$(sign_in)" = 200
curl -sS --max-time 20 "http://127.0.0.1:$metrics/metrics" >"$work/metrics"
check "promtool check metrics" promtool check metrics <"$work/metrics"
check "指标有内容 metrics say something" grep -q '^zhirong_store_up 1$' "$work/metrics"
check "告警规则 alert rules" promtool check rules deploy/prometheus/alerts.yaml >/dev/null
check "告警测试 tests of the alerts" promtool test rules deploy/prometheus/alerts_test.yaml >/dev/null
check "示例配置 example" promtool check config deploy/prometheus/prometheus.yaml >/dev/null
check "错误配置不生效 a wrong file is refused" refuse as_service zhirong check-config --config <(echo 'prot: 1') 2>/dev/null

say "升级 upgrade"
dpkg -i "$upgrade" >"$work/dpkg" 2>&1 || { cat "$work/dpkg" >&2; exit 1; }
check "新版本 new version" test "$(dpkg-query -W -f '${Version}' zhirong)" = "$later"
check "改过的配置保留 the changed configuration stays" cmp -s "$work/changed.yaml" "$configuration"
check "旧进程继续服务 the old process still serves" test "$(sign_in)" = 200
check "排空后停止 drains and stops" stop
start
check "数据保留 the data is there" test "$(sign_in)" = 200
check "排空后停止 drains and stops" stop
check "账簿完好 the book is whole" as_service zhirong verify --config "$configuration" >/dev/null

say "卸载 remove"
dpkg -r zhirong >"$work/dpkg" 2>&1 || { cat "$work/dpkg" >&2; exit 1; }
check "程序已删除 the program is gone" test ! -e /usr/bin/zhirong -a ! -e /usr/share/zhirong -a ! -e "$unit"
check "配置保留 the configuration stays" test -e "$configuration"
check "账簿保留 the book stays" test -e "$data/zhirong.db"

say "清除 purge"
dpkg -P zhirong >"$work/dpkg" 2>&1 || { cat "$work/dpkg" >&2; exit 1; }
check "配置已删除 the configuration is gone" test ! -e /etc/zhirong
check "账簿仍保留 the book stays all the same" test -e "$data/zhirong.db"
check "并说明 and says so" grep -q "$data" "$work/dpkg"
rm -rf "$data"
dpkg -i "$package" >/dev/null 2>&1
dpkg -P zhirong >/dev/null 2>&1
check "没有账簿时不留痕迹 without a book nothing is left" test ! -e "$data" -a -z "$(getent passwd zhirong)"

echo "$checks passed, 0 failed"
