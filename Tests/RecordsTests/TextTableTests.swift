import Records
import Testing

struct TextTableTests {
    @Test func `texts stand left and numbers right`() {
        let table = TextTable(
            header: ["name", "count"], rows: [["a", "1"], ["long name", "1,000"], ["", ""]], numbers: [1])
        #expect(
            table.lines() == [
                "name       count", "---------  -----", "a              1", "long name  1,000", "",
            ])
    }

    @Test func `a table without rows is its header`() {
        #expect(TextTable(header: ["a", "bc"], rows: []).lines() == ["a  bc", "-  --"])
    }

    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("한", 2), ("ｆ", 2), ("😀", 2), ("👨‍👩‍👧", 2),
        ("a漢", 3), ("ﾊ", 1), ("…", 1),
    ])
    func `a character takes the columns that a terminal gives it`(text: String, width: Int) {
        #expect(TextTable.width(of: text) == width)
    }

    @Test func `wide characters keep columns aligned`() {
        let lines = TextTable(header: ["name", "x"], rows: [["漢字", "1"], ["😀", "2"], ["abcd", "3"]]).lines()
        #expect(lines == ["name  x", "----  -", "漢字  1", "😀    2", "abcd  3"])
    }

    @Test(arguments: [10, 17, 20, 30, 40, 200])
    func `no line is wider than it may be`(width: Int) {
        let table = TextTable(
            header: ["text", "other", "n"],
            rows: [[String(repeating: "x", count: 50), "漢字漢字漢字漢字", "7"], ["short", "y", "8"]], numbers: [2])
        let widest = table.lines(width: width).map { TextTable.width(of: $0) }.max() ?? 0
        // Texts are not cut to less than six columns.
        #expect(widest <= max(width, 6 + 2 + 6 + 2 + 1))
    }

    @Test func `a cut text says so, and numbers are never cut`() {
        let lines = TextTable(header: ["text", "number"], rows: [["abcdefghijkl", "1234567890"]], numbers: [1]).lines(
            width: 18)
        #expect(lines == ["text        number", "------  ----------", "abcde…  1234567890"])
    }
}
