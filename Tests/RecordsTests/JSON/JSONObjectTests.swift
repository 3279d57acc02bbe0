import Records
import Testing

@Suite struct JSONObjectTests {
    @Test func `writes its members in order`() {
        var object = JSONObject()
        #expect(object.text == "{}")
        object.add("a\"", "b\n")
        object.add("n", 7)
        object.add("t", true)
        object.add("none", nil as Int?)
        object.add("list", json: JSONObject.array(["1", "{}"]))
        #expect(object.text == #"{"a\"":"b\n","n":7,"t":true,"none":null,"list":[1,{}]}"#)
    }
}
