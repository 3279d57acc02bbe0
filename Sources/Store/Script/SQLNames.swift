internal import Records

/// The names of other objects in a part of a definition.
enum SQLNames {
    /// The names with a schema before them, outside of strings: `public.mpaa_rating`.
    ///
    /// PostgreSQL spells every name of an object that is not its own in this way.
    static func qualified(in text: String) -> [TableName] {
        var names: [TableName] = []
        var rest = Array(text.unicodeScalars)[...]
        var before: String?
        while let first = rest.first {
            if first == "'" {
                skipString(&rest)
                before = nil
            } else if isDigit(first) {
                // A number's point is no dot between names.
                rest = rest.drop { isDigit($0) || $0 == "." }
                before = nil
            } else if let name = takeName(&rest) {
                if let schema = before, schema != "pg_catalog" { names.append(TableName(name, schema: schema)) }
                before = rest.first == "." ? name : nil
                if before != nil { rest = rest.dropFirst() }
            } else {
                rest = rest.dropFirst()
                before = nil
            }
        }
        return names
    }

    private static func skipString(_ rest: inout ArraySlice<Unicode.Scalar>) {
        rest = rest.dropFirst()
        while let scalar = rest.popFirst(), scalar != "'" {}
    }

    /// Takes the name that comes next, without its quotes; nil where none does.
    private static func takeName(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
        var name = String.UnicodeScalarView()
        if rest.first == "\"" {
            rest = rest.dropFirst()
            while let scalar = rest.popFirst() {
                if scalar == "\"" {
                    guard rest.first == "\"" else { break }
                    rest = rest.dropFirst()
                }
                name.append(scalar)
            }
            return String(name)
        }
        guard let first = rest.first, isLetter(first) else { return nil }
        while let scalar = rest.first, isLetter(scalar) || isDigit(scalar) || scalar == "$" {
            name.append(scalar)
            rest = rest.dropFirst()
        }
        return String(name)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.value >= 0x80 || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    /// `text` with its names in backticks where it has them in the quotes of `ANSI_QUOTES`.
    static func backticked(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = Array(text.unicodeScalars)[...]
        while let first = rest.popFirst() {
            switch first {
            case "'", "`": result += [first] + takeQuoted(&rest, by: first)
            case "\"":
                var isName = true
                result.append("`")
                while isName, let scalar = rest.popFirst() {
                    if scalar == "\"", rest.first == "\"" {
                        rest = rest.dropFirst()
                    } else if scalar == "\"" {
                        isName = false
                        continue
                    }
                    result += scalar == "`" ? ["`", "`"] : [scalar]
                }
                result.append("`")
            default: result.append(first)
            }
        }
        return String(result)
    }

    /// Takes what follows an opening quote, up to the closing one.
    private static func takeQuoted(
        _ rest: inout ArraySlice<Unicode.Scalar>, by quote: Unicode.Scalar
    ) -> [Unicode.Scalar] {
        var taken: [Unicode.Scalar] = []
        while let scalar = rest.popFirst() {
            taken.append(scalar)
            if scalar == quote { break }
            if scalar == "\\", quote == "'", let next = rest.popFirst() { taken.append(next) }
        }
        return taken
    }
}
