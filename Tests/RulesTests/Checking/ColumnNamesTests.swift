import Testing

@testable import Rules

struct ColumnNamesTests {
    private let names = ColumnNames(["id", "E-Mail", "n\u{E9}", "id"])

    @Test(
        arguments: [
            ("id", 0), ("E-Mail", 1), ("n\u{E9}", 2), ("ne\u{301}", nil), ("ID", nil), ("e-mail", nil), ("", nil),
        ] as [(String, Int?)])
    func `finds a name byte for byte`(name: String, index: Int?) {
        #expect(names.index(of: name) == index)
    }

    @Test(
        arguments: [
            ("ID", 0), (" i d\t", 0), ("i\u{200B}d", 0), ("\u{FEFF}id", 0), ("e-mail", 1), ("E-MAIL\u{A0}", 1),
            ("ne\u{301}", 2), ("N\u{C9}", 2), ("email", nil), ("", nil),
        ] as [(String, Int?)])
    func `finds a name that looks alike`(name: String, index: Int?) {
        #expect(names.nearest(to: name)?.index == index)
    }
}
