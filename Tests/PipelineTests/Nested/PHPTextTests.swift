import Masking
import Testing

@testable import Pipeline

@Suite struct PHPTextTests {
    @Test(arguments: [
        ("N;", "null"), ("b:1;", "true"), ("b:0;", "false"), ("i:-7;", "-7"), ("i:007;", "\"007\""), ("d:0.5;", "0.5"),
        ("d:1.0E+25;", "1.0E+25"), ("d:INF;", "\"INF\""), ("d:-INF;", "\"-INF\""), ("d:NAN;", "\"NAN\""),
        ("s:0:\"\";", "\"\""), ("s:3:\"a\"b\";", #""a\"b""#), ("s:2:\"é\";", "\"é\""),
        ("E:11:\"Suit:Hearts\";", "\"Suit:Hearts\""),
        ("a:0:{}", "[]"), ("a:2:{i:0;s:1:\"x\";i:1;N;}", "[\"x\",null]"), ("a:1:{i:1;i:5;}", #"{"1":5}"#),
        ("a:2:{i:0;i:5;s:1:\"k\";i:6;}", #"{"0":5,"k":6}"#), ("a:2:{i:1;i:5;i:0;i:6;}", #"{"1":5,"0":6}"#),
        ("a:1:{s:1:\"a\";a:1:{i:0;a:1:{s:1:\"b\";i:1;}}}", #"{"a":[{"b":1}]}"#), ("O:8:\"stdClass\":0:{}", "{}"),
        (
            "O:4:\"User\":3:{s:4:\"name\";s:1:\"A\";s:7:\"\0*\0mail\";s:1:\"B\";s:9:\"\0User\0key\";i:1;}",
            #"{"name":"A","mail":"B","key":1}"#
        ),
        ("a:1:{s:2:\"\0a\";i:1;}", #"{"\u0000a":1}"#), ("a:1:{s:4:\"\0*\0a\";i:1;}", #"{"\u0000*\u0000a":1}"#),
        ("O:1:\"A\":1:{s:6:\"\0a@b\0x\";i:1;}", #"{"\u0000a@b\u0000x":1}"#), ("s:6:\"a\";i:1\";", #""a\";i:1""#),
    ])
    func `makes the JSON that PHP makes`(value: String, json: String) { #expect(TextTrip.json(.php, value) == json) }

    @Test(arguments: [
        "", "N", "n;", "i:;", "i:1", "i:a;", "i:9223372036854775808;", "b:2;", "b:;", "d:;", "d:inf;", "d:x;",
        "s:3:\"ab\";",
        "s:1:\"ab\";", "s:-1:\"\";", "s:99999999999999999999:\"\";", "s:1:\"a\"", "s:1:a;", "s:+1:\"a\";", "a:1:{}",
        "a:0:{i:0;N;}",
        "a:1:{i:0;N;", "a:-1:{}", "a:1:{N;N;}", "a:1:{d:1;N;}", "a:1:{i:0;}", "R:1;", "r:1;", "C:1:\"A\":1:{x}",
        "a:2:{i:0;N;i:1;R:1;}", "O:8:\"stdClass\":1:{}", "O:3:\"stdClass\":0:{}", "O:8:\"stdClass\"", "N;N;", "N; ",
        " N;",
        "S:1:\"a\";", "{}", "a:1:{i:0;a:1:{i:0;r:1;}}", "a:4294967296:{", "E:1:\"a\"", "O:11:\"ada@example\":0:{}",
        "O:0:\"\":0:{}",
    ])
    func `what serialize() does not write, or refers back, is none`(value: String) {
        #expect(TextTrip.json(.php, value) == nil)
    }

    @Test(arguments: [
        "N;", "b:1;", "i:-7;", "d:0.5;", "d:INF;", "s:2:\"é\";", "E:11:\"Suit:Hearts\";", "a:0:{}",
        "a:2:{i:0;s:1:\"x\";i:1;N;}", "a:2:{i:5;d:1.0E+25;s:1:\"k\";b:0;}",
        "O:4:\"User\":2:{s:7:\"\0*\0mail\";s:3:\"a\"b\";s:9:\"\0User\0key\";a:1:{i:0;i:1;}}", "a:1:{s:2:\"\0a\";i:1;}",
    ])
    func `writes back what it read`(value: String) { #expect(TextTrip.written(.php, value) == value) }

    @Test(arguments: [
        ("s:1:\"a\";", "\"é\"", "s:2:\"é\";"), ("s:1:\"a\";", "12", "s:2:\"12\";"), ("s:1:\"a\";", "null", "N;"),
        ("i:1;", "\"25\"", "i:25;"), ("i:1;", "25", "i:25;"), ("i:1;", "\"x\"", "s:1:\"x\";"),
        ("i:1;", "\"025\"", "s:3:\"025\";"),
        ("d:0.5;", "\"1.5\"", "d:1.5;"), ("d:0.5;", "\"x\"", "s:1:\"x\";"), ("b:1;", "false", "b:0;"),
        ("b:1;", "\"x\"", "s:1:\"x\";"),
        ("E:3:\"A:B\";", "\"x\"", "s:1:\"x\";"), ("N;", "\"x\"", "s:1:\"x\";"),
        ("a:1:{i:0;i:1;}", "\"[redacted]\"", "s:10:\"[redacted]\";"),
        ("a:1:{i:0;a:0:{}}", "[null]", "a:1:{i:0;N;}"),
        ("a:2:{i:7;i:1;s:1:\"k\";i:2;}", #"{"x":1,"yy":2}"#, "a:2:{s:1:\"x\";i:1;s:2:\"yy\";i:2;}"),
        ("a:1:{i:7;i:1;}", #"{"8":1}"#, "a:1:{i:8;i:1;}"),
        ("O:1:\"A\":1:{s:4:\"\0*\0k\";i:1;}", #"{"name":"x\u0000"}"#, "O:1:\"A\":1:{s:7:\"\0*\0name\";s:2:\"x\0\";}"),
    ])
    func `counts lengths anew and keeps types`(value: String, masked: String, expected: String) {
        #expect(TextTrip.written(.php, value, masked) == expected)
    }

    @Test(arguments: [("i:1;", "[1]"), ("a:1:{i:0;i:1;}", "[]"), ("a:1:{i:0;i:1;}", "[1,2]"), ("i:1;", "")])
    func `refuses JSON of another shape`(value: String, masked: String) {
        #expect(TextTrip.written(.php, value, masked) == nil)
    }
}
