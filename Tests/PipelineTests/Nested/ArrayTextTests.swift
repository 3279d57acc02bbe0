import Masking
import Testing

@testable import Pipeline

@Suite struct ArrayTextTests {
    @Test(arguments: [
        ("{}", "[]"), ("{a,b}", #"["a","b"]"#), ("{NULL,null,\"NULL\",\\NULL}", #"[null,null,"NULL","NULL"]"#),
        (#"{"a,b","c\"d","e\\f","","{x}"}"#, #"["a,b","c\"d","e\\f","","{x}"]"#),
        ("{{1,2},{3,4}}", #"["1","2","3","4"]"#),
        ("[0:1]={a,b}", #"["a","b"]"#), ("[-1:0][2:2]={{a},{b}}", #"["a","b"]"#), (" { a b , c } ", #"["a b","c"]"#),
        (#"{a\,b}"#, #"["a,b"]"#), ("{é,👩‍💻}", #"["é","👩‍💻"]"#), ("{\"a\nb\"}", #"["a\nb"]"#), ("{{},{}}", "[]"),
        ("[]", "[]"), (#"[1,"a\"]",null,[true]]"#, #"[1,"a\"]",null,true]"#), (#"[ "\u0041" ]"#, #"["\u0041"]"#),
        (#"["a","b"]"#, #"["a","b"]"#), ("{\0}", #"["\u0000"]"#),
    ])
    func `lists the elements`(value: String, json: String) { #expect(TextTrip.json(.array, value) == json) }

    @Test(arguments: [
        "", " ", "a", "{", "}", "{a", "{a}}", "{a}b", "{,a}", "{a,}", "{a,,b}", "{{a}", "{a,{b}}", "{{a},b}", "{a{b}}",
        "{\"a}", "{\"a\"b}", "{a\"b\"}", "{a\\", "{a}{b}", "{a;", "[1:2={a}", "[a:b]={a}", "[1:2]=", "[1:2]=[a]", "=",
        "[", "]", "[1", "[1]]", "[1,]", "[,1]", "[{\"a\":1}]", "[\"a]", "[1][2]", "[a:1]", "(1,2)", "{[1]", "[{1}]",
    ])
    func `what is no array is none`(value: String) { #expect(TextTrip.json(.array, value) == nil) }

    @Test func `is no deeper than allowed`() {
        func nested(_ depth: Int) -> String {
            String(repeating: "{", count: depth) + "a" + String(repeating: "}", count: depth)
        }
        #expect(TextTrip.json(.array, nested(6), maxDepth: 6) == #"["a"]"#)
        #expect(TextTrip.json(.array, nested(7), maxDepth: 6) == nil)
        #expect(TextTrip.json(.array, String(repeating: "[", count: 1_000_000)) == nil)
        #expect(TextTrip.json(.array, String(repeating: "{", count: 1_000_000)) == nil)
    }

    @Test(arguments: [
        "{}", "{a,b}", "{NULL,\"NULL\",\"\",\" a\",\"a\\\"b\",\"c\\\\d\"}", "{{1,2},{3,4}}", "[0:1]={a,b}", "[]",
        #"[ 1 , [ "a" ] ,null ]"#, "{\"a,b\",\"{\"}", "{é}",
    ])
    func `writes back what the server writes`(value: String) { #expect(TextTrip.written(.array, value) == value) }

    @Test(arguments: [
        ("{ a , NULL }", #"["x y",null]"#, "{\"x y\",NULL}"), ("{a,b}", #"["null",12]"#, "{\"null\",12}"),
        ("[2:3]={a,b}", #"["\"","\\"]"#, #"[2:3]={"\"","\\"}"#), ("{{a},{b}}", #"["","é,"]"#, "{{\"\"},{\"é,\"}}"),
        (#"[ 1 ,"b"]"#, #"["x",null]"#, #"[ "x" ,null]"#), ("{\"a b\"}", #"["c"]"#, "{c}"),
    ])
    func `puts masked elements in their places`(value: String, masked: String, expected: String) {
        #expect(TextTrip.written(.array, value, masked) == expected)
    }

    @Test func `refuses elements that are missing`() { #expect(TextTrip.written(.array, "{a,b}", "[1]") == nil) }
}
