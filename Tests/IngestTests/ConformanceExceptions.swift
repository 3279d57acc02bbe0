/// The shared files whose expected result is not ours, each with its reason.
///
/// Python's csv module ends a record at every CR, LF and CRLF. We end it at the first of them that the file uses (issue
/// A, "Reading"), and the others are text: so these files, which mix them outside quotes, hold other records for us.
enum ConformanceExceptions {
    static let reasons: [String: String] = [
        "csv-duckdb/auto/multi_column_string_mix.csv": "CRLF, and one LF",
        "csv-duckdb/auto/multi_column_string_mix_r_n.csv": "CR, and one LF",
        "csv-duckdb/mixed_new_line.csv": "LF, and one CRLF",
        "csv-duckdb/mixed_new_line_2.csv": "CRLF and LF in turn",
        "csv-duckdb/one_r_n_two.csv": "CR CR LF after each record: the first CR decides",
        "csv-duckdb/repromarket.csv": "LF, and one CR",
        "csv-duckdb/test/mixed_line_endings.csv": "CRLF, LF and CR: the record becomes ragged",
        "csv-duckdb/test/new_line_string_rn_exc.csv": "CRLF, and LF in what is no quoted field with this delimiter",
        "csv-frictionless/package-dialect-no-header.csv": "CRLF, and a last LF",
    ]
}
