#pragma once
// How a request can be wrong before any handler sees it.
#include "base/result.h"

namespace zhirong::http {

inline constexpr RefusalKind malformed{
    "http.malformed", 400, "请求不符合 HTTP 格式：{found}，应为 HTTP/1.1 请求（RFC 9112）",
    "this is no HTTP request: {found}; expected HTTP/1.1 (RFC 9112)"};
inline constexpr RefusalKind host_missing{"http.host_missing", 400,
                                          "缺少 Host 请求头，HTTP/1.1 请求必须带有",
                                          "the Host header is missing, HTTP/1.1 requires it"};
inline constexpr RefusalKind bad_target{
    "http.bad_target", 400, "请求地址有误：应以 / 开头，百分号编码正确，内容为 UTF-8 且无控制字符",
    "bad request target: expected a path that begins with /, correctly percent-encoded, in UTF-8 "
    "without control characters"};
inline constexpr RefusalKind unknown_route{"http.unknown_route", 404,
                                           "没有此地址：{path}，可用地址见 /api/v1/openapi.json",
                                           "no such address: {path}; see /api/v1/openapi.json"};
inline constexpr RefusalKind method_not_allowed{"http.method_not_allowed", 405,
                                                "此地址不接受 {method}，可用：{allowed}",
                                                "this address does not take {method}, only "
                                                "{allowed}"};
inline constexpr RefusalKind unknown_query_parameter{
    "http.unknown_query_parameter", 400, "不认识的查询参数 {name}，可用：{known}",
    "unknown query parameter {name}, known are: {known}"};
inline constexpr RefusalKind repeated_query_parameter{
    "http.repeated_query_parameter", 400, "查询参数 {name} 出现多次，应只出现一次",
    "query parameter {name} appears more than once, expected once"};
inline constexpr RefusalKind missing_query_parameter{"http.missing_query_parameter", 400,
                                                     "缺少查询参数 {name}",
                                                     "query parameter {name} is missing"};
inline constexpr RefusalKind missing_idempotency_key{
    "http.missing_idempotency_key", 400,
    "缺少 Idempotency-Key 请求头：每次写入须带一个自选的唯一键，重试时用同一个键",
    "the Idempotency-Key header is missing: each write carries a unique key of your choice, and "
    "the same one when it is sent again"};
inline constexpr RefusalKind bad_idempotency_key{
    "http.bad_idempotency_key", 400, "Idempotency-Key 应为 1 至 128 个可见 ASCII 字符",
    "Idempotency-Key must be 1 to 128 visible ASCII characters"};
inline constexpr RefusalKind not_json{
    "http.not_json", 415, "Content-Type 为 {found}，应为 application/json（UTF-8，不压缩）",
    "Content-Type is {found}, expected application/json (UTF-8, not compressed)"};
inline constexpr RefusalKind missing_body{"http.missing_body", 400, "缺少请求内容，应为 JSON",
                                          "the body is missing, expected JSON"};
inline constexpr RefusalKind not_a_file{
    "http.not_a_file", 415, "Content-Type 为 {found}，应为 application/octet-stream（不压缩）",
    "Content-Type is {found}, expected application/octet-stream (not compressed)"};
inline constexpr RefusalKind missing_file{"http.missing_file", 400,
                                          "缺少文件：请求内容应为文件本身",
                                          "the file is missing: the body is the file itself"};
inline constexpr RefusalKind unexpected_body{"http.unexpected_body", 400,
                                             "此操作不接受请求内容，请去掉",
                                             "this operation takes no body; leave it out"};
inline constexpr RefusalKind header_too_large{"http.header_too_large", 431,
                                              "请求头超过 {limit} 字节",
                                              "the request's header exceeds {limit} bytes"};
inline constexpr RefusalKind body_too_large{"http.body_too_large", 413, "请求内容超过 {limit} 字节",
                                            "the request's body exceeds {limit} bytes"};
inline constexpr RefusalKind too_slow{"http.too_slow", 408, "请求未在 {seconds} 秒内收齐，请重发",
                                      "the request did not arrive within {seconds} seconds; send "
                                      "it again"};
inline constexpr RefusalKind unknown_expectation{"http.unknown_expectation", 417,
                                                 "不支持 Expect：{found}，仅支持 100-continue",
                                                 "cannot meet Expect: {found}, only 100-continue"};
inline constexpr RefusalKind busy{"http.busy", 503, "服务器繁忙，未处理此请求，请稍后重试",
                                  "the server is busy and did nothing about this request; try "
                                  "again in a moment"};
inline constexpr RefusalKind internal{
    "http.internal", 500, "系统内部错误，已记录，编号 {request}；请将编号告知运维人员",
    "internal error, recorded as {request}; tell the operators this number"};

}  // namespace zhirong::http
