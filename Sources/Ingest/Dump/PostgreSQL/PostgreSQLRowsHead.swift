internal import Records

/// What a `COPY` or an `INSERT` says before its rows.
struct PostgreSQLRowsHead: Equatable {
    /// The table's name: `["public", "customers"]`.
    let table: [String]
    /// The columns, where it lists them.
    let columns: [String]?

    /// The head that is a whole `COPY … FROM stdin;`.
    init(copy statement: PostgreSQLStatement) throws(PostgreSQLStop) {
        var rest = statement
        _ = rest.take("copy")
        guard !rest.isNext(symbol: "(") else { throw rest.unexpected("COPY … FROM stdin") }
        table = try rest.qualifiedName()
        columns = rest.isNext(symbol: "(") ? try rest.names() : nil
        guard rest.take("from", "stdin") else { throw rest.unexpected("FROM stdin") }
        guard rest.isAtEnd else {
            throw rest.unexpected("';': a COPY with options, such as FORMAT csv, is not read")
        }
    }

    /// The head that is an `INSERT` up to its first row.
    init(insert statement: PostgreSQLStatement) throws(PostgreSQLStop) {
        var rest = statement
        guard rest.take("insert", "into") else { throw rest.unexpected("INSERT INTO") }
        table = try rest.qualifiedName()
        if rest.take("as") { _ = try rest.name() }
        columns = rest.isNext(symbol: "(") ? try rest.names() : nil
        if rest.take("overriding") {
            guard rest.take("system", "value") || rest.take("user", "value") else {
                throw rest.unexpected("SYSTEM VALUE")
            }
        }
        guard rest.take("values") || rest.token.kind == .end else { throw rest.unexpected("VALUES") }
    }
}
