#include "platform/desk/tables.h"

namespace zhirong {

std::vector<std::string> BookTable::all() const {
    std::vector<std::string> names = key;
    names.insert(names.end(), columns.begin(), columns.end());
    return names;
}

const std::vector<BookTable>& book_tables() {
    static const std::vector<BookTable> tables{
        {"setting", {"name"}, {"value"}},
        {"person",
         {"id"},
         {"name", "organisation", "roles", "password", "disabled", "password_set", "password_given",
          "jurisdiction", "factor", "factor_step"}},
        {"recovery_code", {"person", "digest"}, {}},
        {"subject", {"issuer", "subject"}, {"person"}},
        {"api_token", {"id"}, {"digest", "person", "name", "scopes", "created", "expires", "used"}},
        {"reading",
         {"id"},
         {"at", "person", "organisation", "operation", "target", "address", "request"}},
        {"subscription",
         {"id"},
         {"organisation", "person", "channel", "address", "kinds", "secret", "journal", "ordinal",
          "batch_journal", "batch_ordinal", "failures", "failing_since", "next_try", "lease_until",
          "lease_by", "state", "created", "last_success", "last_problem"}},
        {"calendar_feed", {"digest"}, {"person", "created"}},
        {"record", {"id"}, {"kind", "version", "stage", "updated", "body"}},
        {"record_party", {"record", "organisation"}, {"kind", "updated"}},
        {"record_key", {"kind", "key", "record"}, {}},
        {"event", {"stream", "version"}, {"kind", "journal", "ordinal", "type", "body"}},
        {"entry",
         {"id"},
         {"journal", "ordinal", "subject", "event", "value_date", "booking_date", "programme",
          "version", "rule", "zh", "en"}},
        {"posting",
         {"entry", "ordinal"},
         {"journal", "book", "account", "fen", "subject", "value_date", "booking_date"}},
        {"account", {"book", "parent", "leaf"}, {}},
        {"account_day", {"leaf", "book", "day", "parent"}, {"debit", "credit"}},
        {"account_day_moved", {"leaf", "book", "day", "parent"}, {"debit", "credit"}},
        {"request", {"person", "key"}, {"content", "status", "answer", "journal"}},
        {"journal",
         {"number"},
         {"at", "booking_date", "command", "actor", "organisation", "request", "previous",
          "digest"}},
        // The end of the chain last: what has none is no whole copy.
        {"chain", {"id"}, {"kind", "number", "digest"}}};
    return tables;
}

const std::vector<std::string>& passing_tables() {
    static const std::vector<std::string> tables{"session", "factor_offer", "sign_in_failure",
                                                 "openid_request", "schema_version"};
    return tables;
}

}  // namespace zhirong
