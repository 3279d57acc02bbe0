import Testing

@testable import Rules

struct JSONValueTests {
    private let value = JSONValue.present([
        "a": .integer(-1), "none": nil, "b": .array([.null, .bool(true), .string("é\"\n")]), "c": .array([]),
        "d": .members([:]), "a again": .strings(["x"]),
    ])

    @Test func `writes itself without blanks`() {
        #expect(value.compact == #"{"a":-1,"b":[null,true,"é\"\n"],"c":[],"d":{},"a again":["x"]}"#)
    }

    @Test func `writes itself on many lines`() {
        #expect(
            JSONValue.members(["a": .array([.integer(1), .integer(2)]), "b": .members(["c": .null])]).indented == """
                {
                  "a": [
                    1,
                    2
                  ],
                  "b": {
                    "c": null
                  }
                }

                """)
    }
}
