import Records
import Testing

struct JSONLineTests {
    @Test(arguments: [
        ("{}", "{}"), ("{ \"a\" : 1 }", "{ \"a\" : 1 }"),
        ("{\n  \"a\": 1,\r\n\t\"b\": [\n]\n}", "{\"a\": 1,\"b\": []}"),
        ("[1 \t\n\n , 2]", "[1, 2]"), ("\n", ""),
        ("\"long enough to be read in words\"", "\"long enough to be read in words\""),
        (
            "{\"long enough to be read in words\": 1 , \n   \"b\":2}",
            "{\"long enough to be read in words\": 1 ,\"b\":2}"
        ),
    ])
    func `line ends go with the blanks beside them`(text: String, flat: String) {
        var output = Array("x \n".utf8) + text.utf8
        JSONLine.flatten(&output, from: 3)
        #expect(String(decoding: output, as: UTF8.self) == "x \n" + flat)
    }
}
