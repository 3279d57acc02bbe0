import Store

/// The rows that a user's own `sql` gives over the store at `path`.
func queriedRows(_ sql: String, in path: String) throws -> [[QueryValue]] {
    var rows: [[QueryValue]] = []
    try QuerySession(path: path).run(
        sql, columns: { _ in },
        row: { row in
            rows.append(row.values())
            return true
        })
    return rows
}
