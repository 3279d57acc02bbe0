/// Text from outside, made safe for a terminal and for a log of one line.
public enum SafeText {
    /// `text` with control characters, line ends and bidirectional marks written as `\u{…}`.
    public static func escaped(_ text: String) -> String {
        var safe = ""
        safe.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) {
                safe += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    /// `column 'email'` for a name that looks like one, else `a column`: an odd header may be data.
    public static func column(_ name: String) -> String {
        named(name) ?? "a column whose name does not look like one"
    }

    /// The name of the column at `ordinal` (from 0) if it looks like one, else `column 3`.
    public static func column(_ name: String, ordinal: Int) -> String {
        named(name) ?? "column \(ordinal + 1)"
    }

    /// The bare name of the column at `ordinal` (from 0), or its path, if it looks like one, else `column 3`.
    public static func name(_ name: String, ordinal: Int) -> String {
        looksLikeName(name) || looksLikePath(name) ? escaped(name) : "column \(ordinal + 1)"
    }

    /// The column or path `name`, if it looks like one.
    private static func named(_ name: String) -> String? {
        if looksLikeName(name) { return "column '\(name)'" }
        return looksLikePath(name) ? "path '\(escaped(name))'" : nil
    }

    /// Whether `text` is a path whose keys look like names: `items[*].sku`, `labels.*~` or `arguments->order.id`.
    private static func looksLikePath(_ text: String) -> Bool {
        var rest = Substring(text.hasSuffix("~") ? String(text.dropLast()) : text)
        while let arrow = rest.unicodeScalars.firstIndex(of: ">"), arrow > rest.startIndex {
            let before = rest.unicodeScalars.index(before: arrow)
            guard rest.unicodeScalars[before] == "-", isPath(rest[..<before]) else { return false }
            rest = rest[rest.unicodeScalars.index(after: arrow)...]
        }
        return isPath(rest)
    }

    private static func isPath(_ text: Substring) -> Bool {
        guard let path = try? JSONPath(parsing: String(text)) else { return false }
        return path.steps.allSatisfy { step in
            if case .key(let key) = step { looksLikeName(key) } else { true }
        }
    }

    /// Whether `text` looks like a name and not like data.
    ///
    /// That is a letter, then at most 63 letters, digits, `_`, `-`, `.` or blanks.
    public static func looksLikeName(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, first.properties.isAlphabetic, scalars.count <= 64 else { return false }
        return scalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "_-. ".unicodeScalars.contains(scalar)
        }
    }

    /// Control characters (C0, DEL, C1), line and paragraph separators, and marks that turn the direction of text.
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xFEFF: true
        default: false
        }
    }
}
