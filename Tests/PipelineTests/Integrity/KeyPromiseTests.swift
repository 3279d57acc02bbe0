import Store
import Testing

@testable import Pipeline

struct KeyPromiseTests {
    private let unique = KeyPromise(unique: nil, ["a", "b"], of: "whole", in: ["whole", "part"])

    @Test func `is called as its columns where it has no name`() {
        #expect(unique.record.name == "a, b")
        #expect(KeyPromise(unique: "pk", ["a"], of: "d", in: ["d"]).record.name == "pk")
    }

    @Test func `collects the keys of both sides, and nothing where it is not checked`() {
        let reference = KeyPromise(reference: unique, to: "t", ["x", "y"], in: ["t"])
        #expect(
            reference.sides == [
                KeySide(dataset: "whole", columns: ["a", "b"]), KeySide(dataset: "part", columns: ["a", "b"]),
                KeySide(dataset: "t", columns: ["x", "y"]),
            ])
        #expect(reference.unchecked("so").sides.isEmpty)
        #expect(reference.unchecked("so").record.reason == "so")
    }

    @Test func `repeats what says the same under another name`() {
        #expect(unique.repeats(KeyPromise(unique: "pk", ["a", "b"], of: "whole", in: ["whole", "part"])))
        #expect(!unique.repeats(KeyPromise(unique: "pk", ["b", "a"], of: "whole", in: ["whole", "part"])))
        #expect(!unique.repeats(KeyPromise(reference: unique, to: "t", ["x", "y"], in: ["t"])))
    }
}
