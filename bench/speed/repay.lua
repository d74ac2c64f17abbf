-- wrk: repayments of a few fen, each under a key of its own, round and round over the loans of a file.
local loans = {}
for line in io.lines(os.getenv("LOANS")) do loans[#loans + 1] = line end
local run, date = os.getenv("RUN"), os.getenv("TODAY")
local count = 0

request = function()
    count = count + 1
    local key = run .. "-" .. count
    local body = string.format('{"amount":"0.%02d","date":"%s","reference":"voucher %s"}', count % 90 + 10, date, key)
    return wrk.format("POST", "/api/v1/loans/" .. loans[count % #loans + 1] .. "/repayments",
        {["Content-Type"] = "application/json", ["Idempotency-Key"] = key, ["Cookie"] = os.getenv("COOKIE")}, body)
end
