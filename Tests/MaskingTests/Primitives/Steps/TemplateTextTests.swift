import Testing

@testable import Masking

struct TemplateTextTests {
    private func pieces(_ text: String) -> [String]? {
        TemplateText(text)?.pieces.map { piece in
            switch piece {
            case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
            case .name(let name): "<\(name)>"
            }
        }
    }

    @Test(
        arguments: [
            ("{first}.{last}@example.test", ["<first>", ".", "<last>", "@example.test"]), ("no name", ["no name"]),
            ("", []), ("{a}{b}", ["<a>", "<b>"]), ("{{{a}}}", ["{", "<a>", "}"]), ("{{a}}", ["{a}"]),
            ("Größe: {größe} {user.name}", ["Größe: ", "<größe>", " ", "<user.name>"]), ("}}{{", ["}{"]),
        ])
    func `reads names in braces and doubled braces`(text: String, expected: [String]) {
        #expect(pieces(text) == expected)
    }

    @Test(arguments: ["{", "}", "{}", "{a", "a}", "{a{b}}", "{{a}", "{a}}", "x{}y"])
    func `refuses braces that do not pair`(text: String) {
        #expect(TemplateText(text) == nil)
    }

    @Test func `names each name once`() {
        #expect(TemplateText("{b}{a}{b}")?.names == ["b", "a"])
    }
}
