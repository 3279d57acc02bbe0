import Masking
import Testing

@testable import Pipeline

@Suite struct HstoreTextTests {
    @Test(arguments: [
        ("", "{}"), ("  ", "{}"), (#""a"=>"1", "b"=>NULL"#, #"{"a":"1","b":null}"#),
        ("a=>1,b=>null", #"{"a":"1","b":null}"#),
        (#""a"=>"NULL""#, #"{"a":"NULL"}"#), (#""a\"b"=>"c\\d""#, #"{"a\"b":"c\\d"}"#), ("a => b=c", #"{"a":"b=c"}"#),
        (#""=>"=>"=>", ""=>"""#, #"{"=>":"=>","":""}"#), ("NULL=>x", #"{"NULL":"x"}"#),
        (#""a"=>"x, y""#, #"{"a":"x, y"}"#),
        (#"é=>"👩‍💻""#, #"{"é":"👩‍💻"}"#), (#"a\=b=>c"#, #"{"a=b":"c"}"#), ("\"a\0\"=>b", #"{"a\u0000":"b"}"#),
    ])
    func `makes an object of the pairs`(value: String, json: String) { #expect(TextTrip.json(.hstore, value) == json) }

    @Test(arguments: [
        "a", "a=", "a=>", "=>b", "a=>b,", ",", "a=>b c", "a=>b;c=>d x", "a->b", #""a=>b"#, #""a"=>"b"#, "a=>,b=>c",
        #"a=>"b"c"#, #"a=>b"c""#, "a==>b", "a=>b=>", #"a\"#, "{}", "a=>b,,c=>d", "a b=>c",
    ])
    func `what is no hstore is none`(value: String) {
        // An equals sign belongs to a value that is not quoted.
        #expect((TextTrip.json(.hstore, value) == nil) == (value != "a=>b=>"))
    }

    @Test(arguments: [
        "", #""a"=>"1", "b"=>NULL"#, #""a\"b"=>"c\\d""#, #""NULL"=>"NULL""#, #"""=>"", "é"=>" ""#,
    ])
    func `writes back what the server writes`(value: String) { #expect(TextTrip.written(.hstore, value) == value) }

    @Test(arguments: [
        (#"{"x":"y","b":null}"#, #""x"=>"y", "b"=>NULL"#), (#"{"a":12}"#, #""a"=>"12""#), ("{}", ""),
        (#"{"\"":"\u0041\\"}"#, #""\""=>"A\\""#),
    ])
    func `writes masked pairs`(masked: String, expected: String) {
        #expect(TextTrip.written(.hstore, "a=>1, b=>2", masked) == expected)
    }

    @Test(arguments: ["[]", "1", #"{"a":{}}"#, #"{"a":[1]}"#, #"{"a"#, "{"])
    func `writes nothing else`(masked: String) { #expect(TextTrip.written(.hstore, "a=>1", masked) == nil) }
}
