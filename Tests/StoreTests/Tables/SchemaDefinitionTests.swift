import Records
import Testing

@testable import Store

@Suite struct SchemaDefinitionTests {
    @Test func `reads members by their type`() throws {
        let text =
            #"{"t":"x\u0000\n","n":9007199254740993,"b":true,"f":false,"a":["x",""],"o":{"name":"y"},"m":[1,{}]}"#
        let definition = try #require(SchemaDefinition(text))
        #expect(definition.text("t") == "x\0\n")
        #expect(definition.number("n") == 9_007_199_254_740_993)
        #expect(definition.isTrue("b") && !definition.isTrue("f") && !definition.isTrue("t"))
        #expect(definition.texts("a") == ["x", ""])
        #expect(definition.object("o")?.tableName == TableName("y"))
        #expect(definition.texts("m").isEmpty && definition.text("n") == nil && definition.number("t") == nil)
    }

    @Test(arguments: ["", "{", "[]", "1", "{\"a\":}"]) func `else there is nothing to read`(text: String) {
        #expect(SchemaDefinition(text) == nil)
    }

    @Test func `a fragment says what is known of it`() throws {
        var object = JSONObject()
        object.addFragment("d", SQLFragment("a > '1'", holdsLiteral: true, names: ["a"]))
        object.addFragment("e", nil)
        #expect(object.text == #"{"d":"a > '1'","d_literal":true,"d_names":["a"]}"#)
        let definition = try #require(SchemaDefinition(object.text))
        #expect(definition.fragment("d") == SQLFragment("a > '1'", holdsLiteral: true, names: ["a"]))
        #expect(definition.fragment("e") == nil)
    }
}
