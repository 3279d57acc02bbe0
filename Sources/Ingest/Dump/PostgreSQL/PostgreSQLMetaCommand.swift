/// A command of `psql` that dumps hold.
enum PostgreSQLMetaCommand: Equatable {
    /// `\restrict` and `\unrestrict`, which change nothing for a reader.
    case nothing
    /// `\connect` to a database.
    case connect(String)
    /// `\encoding`.
    case encoding(String)

    /// The command in `line`; nil for one that is not read.
    init?(_ line: [UInt8]) {
        let text = String(decoding: line, as: UTF8.self).filter { $0 != "\r" && $0 != "\n" && $0 != "\r\n" }
        let parts = text.split(separator: " ", maxSplits: 1)
        let rest = parts.count > 1 ? Self.trimmed(String(parts[1])) : ""
        switch parts.first {
        case "\\restrict", "\\unrestrict": self = .nothing
        case "\\encoding" where !rest.isEmpty: self = .encoding(Self.unquoted(rest))
        case "\\connect", "\\c":
            guard let database = Self.database(in: rest) else { return nil }
            self = .connect(database)
        default: return nil
        }
    }

    /// The database of `name`, `"Odd name"` or `-reuse-previous=on "dbname='…'"`.
    private static func database(in rest: String) -> String? {
        var rest = rest
        if rest.hasPrefix("-reuse-previous=") {
            rest = trimmed(String(rest.drop { $0 != " " }))
            let connection = unquoted(rest)
            guard connection.hasPrefix("dbname=") else { return nil }
            return value(String(connection.dropFirst("dbname=".count)))
        }
        guard !rest.isEmpty else { return nil }
        if rest.hasPrefix("\"") || rest.hasPrefix("'") { return unquoted(rest) }
        return rest.split(separator: " ").first.map(String.init)
    }

    /// The text in double or single quotes, which are doubled in it; what follows them is left out.
    private static func unquoted(_ text: String) -> String {
        guard let quote = text.first, quote == "\"" || quote == "'" else { return text }
        var value = ""
        var rest = text.dropFirst()
        while let letter = rest.popFirst() {
            if letter == quote {
                guard rest.first == quote else { break }
                rest.removeFirst()
            }
            value.append(letter)
        }
        return value
    }

    /// A value of a connection string: in single quotes, a backslash before what would end it.
    private static func value(_ text: String) -> String {
        guard text.first == "'" else { return String(text.prefix { $0 != " " }) }
        var value = ""
        var rest = text.dropFirst()
        while let letter = rest.popFirst(), letter != "'" {
            if letter == "\\", let escaped = rest.popFirst() { value.append(escaped) } else { value.append(letter) }
        }
        return value
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
