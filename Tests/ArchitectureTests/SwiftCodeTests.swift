import Testing

/// The measuring tape, measured.
@Suite struct SwiftCodeTests {
    @Test(arguments: [
        (#"let a = "x { y" // {"#, #"let a = "     "     "#),
        ("a /* { /* } */ { */ b", "a                   b"),
        (#"let a = "\(b.map { "{" })}" + c"#, #"let a = "                 " + c"#),
        (##"let a = #"\(x) " }"# + c"##, ##"let a = #"        "# + c"##),
        ("func `a { b`() {}", "func `     `() {}"),
        ("let a = \"\"\"\n    } \"\" {\n    \"\"\"", "let a = \"\"\"\n          \n    \"\"\""),
    ])
    func `blanks comments and literals`(text: String, code: String) {
        #expect(SwiftCode(text).lines.joined(separator: "\n") == code)
    }

    @Test func `measures functions`() {
        let code = SwiftCode(
            """
            protocol P {
                func f(_ a: Int)
                var b: Int { get }
            }
            extension P {
                func g<T>(
                    _ a: Dictionary<T, Int>, b: (Int, Int) -> Void = { _, _ in },
                ) throws(E)
                    -> Int
                {
                    1
                }
                init?() { self.init() }
            }
            """)
        #expect(code.functions.map(\.name) == ["b", "g", "init"])
        #expect(code.functions.map(\.parameters) == [0, 2, 0])
        #expect(code.functions.map(\.bodyLines) == [1, 3, 1])
    }

    @Test func `finds the types at the top`() {
        let code = SwiftCode("public struct A { enum B {} }\nextension A { struct C {} }\nprivate final class D {}")
        #expect(code.topLevelTypes.map(\.name) == ["A", "D"])
    }
}
