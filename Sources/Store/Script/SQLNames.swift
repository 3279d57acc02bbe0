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
            } else if let name = takeName(&rest) {
                if let schema = before, schema != "pg_catalog" { names.append(TableName(name, schema: schema)) }
                before = rest.first == "." ? name : nil
                if before != nil { rest.removeFirst() }
            } else {
                rest.removeFirst()
                before = nil
            }
        }
        return names
    }

    private static func skipString(_ rest: inout ArraySlice<Unicode.Scalar>) {
        rest.removeFirst()
        while let scalar = rest.popFirst(), scalar != "'" {}
    }

    /// Takes the name that comes next, without its quotes; nil where none does.
    private static func takeName(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
        var name = String.UnicodeScalarView()
        if rest.first == "\"" {
            rest.removeFirst()
            while let scalar = rest.popFirst() {
                if scalar == "\"" {
                    guard rest.first == "\"" else { break }
                    rest.removeFirst()
                }
                name.append(scalar)
            }
            return String(name)
        }
        guard let first = rest.first, isLetter(first) else {
            // A number's point is no dot between names.
            while let scalar = rest.first, ("0"..."9").contains(scalar) || scalar == "." && !name.isEmpty {
                name.append(scalar)
                rest.removeFirst()
            }
            return nil
        }
        while let scalar = rest.first, isLetter(scalar) || ("0"..."9").contains(scalar) || scalar == "$" {
            name.append(scalar)
            rest.removeFirst()
        }
        return String(name)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.value >= 0x80 || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    /// `text` with its names in backticks where it has them in the quotes of `ANSI_QUOTES`.
    static func backticked(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isString = false
        for scalar in text.unicodeScalars {
            if scalar == "'" { isString.toggle() }
            result.append(scalar == "\"" && !isString ? "`" : scalar)
        }
        return String(result)
    }
}
