internal import CSQLite

/// Names as a dialect's own dumps spell them: quoted only where they must be.
enum SQLKeywords {
    /// A name as `pg_dump` of version 15 spells it.
    static func postgresql(_ name: String) -> String {
        let isPlain =
            name.utf8.first.map { !isDigit($0) } ?? false
            && name.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0) }
        return isPlain && !reserved.contains(name) ? name : DatasetView.quoted(name)
    }

    /// A name as SQLite's shell spells it.
    static func sqlite(_ name: String) -> String {
        let isPlain =
            name.utf8.first.map { !isDigit($0) } ?? false
            && name.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0 | 0x20) }
        let isKeyword = unsafe sqlite3_keyword_check(name, Int32(truncatingIfNeeded: name.utf8.count)) != 0
        return isPlain && !isKeyword ? name : DatasetView.quoted(name)
    }

    /// A name as MySQL's programs spell it under `--skip-quote-names`.
    static func mysql(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy {
            isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "$") || (0x61...0x7A).contains($0 | 0x20)
        }
        return isPlain && !name.isEmpty ? name : DatasetView.quoted(name, by: "`")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// The words that PostgreSQL 15 does not take for a name everywhere (its manual, appendix C).
    private static let reserved = Set(
        """
        all analyse analyze and any array as asc asymmetric authorization between bigint binary bit \
        boolean both case cast char character check coalesce collate collation column concurrently \
        constraint create cross current_catalog current_date current_role current_schema current_time \
        current_timestamp current_user dec decimal default deferrable desc distinct do else end except \
        exists extract false fetch float for foreign freeze from full grant greatest group grouping \
        having ilike in initially inner inout int integer intersect interval into is isnull join lateral \
        leading least left like limit localtime localtimestamp national natural nchar none normalize not \
        notnull null nullif numeric offset on only or order out outer overlaps overlay placing position \
        precision primary real references returning right row select session_user setof similar smallint \
        some substring symmetric table tablesample then time timestamp to trailing treat trim true union \
        unique user using values varchar variadic verbose when where window with xmlattributes xmlconcat \
        xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
        """.split(separator: " ").map(String.init))
}
