import Records
import Testing

@testable import Ingest

@Suite struct StatementCutterTests {
    private static func ends(_ text: String, step: Int) -> [Int] {
        let bytes = Array(text.utf8)
        var cutter = StatementCutter(from: 0)
        var ends: [Int] = []
        for count in Array(stride(from: step, to: bytes.count, by: step)) + [bytes.count] {
            unsafe bytes.withUnsafeBufferPointer { whole in
                let seen = unsafe UnsafeBufferPointer(rebasing: whole[..<count])
                while let end = unsafe cutter.end(in: seen) {
                    ends.append(end)
                    cutter = StatementCutter(from: end)
                }
            }
        }
        return ends
    }

    @Test(arguments: [1, 2, 3, 5, 1000])
    func `finds statement ends, however the bytes come`(step: Int) {
        #expect(Self.ends("a;b;", step: step) == [2, 4])
        #expect(Self.ends("'a;''b;';", step: step) == [9])
        #expect(Self.ends("\"a;\" `b;` [c;]; x", step: step) == [15])
        #expect(Self.ends("-- a;'\n1-2/3; /* ; ' ** ; */ ;", step: step) == [13, 30])
        #expect(Self.ends("'open; ", step: step).isEmpty)
    }

    @Test(arguments: [
        ("'a", SQLFault.Part.string), ("\"a", .identifier), ("/* a", .comment), ("a", .statement), ("-- a", .statement),
    ])
    func `tells what is open`(text: String, part: SQLFault.Part) {
        var cutter = StatementCutter(from: 0)
        let end = unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe cutter.end(in: $0) }
        #expect(end == nil)
        #expect(cutter.part == part)
    }

    @Test func `cuts runs where the beginning changes`() {
        func look(_ text: String, isAtEnd: Bool = false, target: Int = 1000) -> InsertRun.Verdict {
            var run = InsertRun(prefix: Array("I V".utf8), target: target)
            return unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe run.look(at: $0, isAtEnd: isAtEnd) }
        }
        #expect(look("I V(1);\nI V(2);\nI W(3);") == .over(15))
        #expect(look("I V(1);\nI V(2);\nI W(3);", target: 5) == .slice(7))
        #expect(look("I V(1);\nI ") == .more)
        #expect(look("I V(1);\nI ", isAtEnd: true) == .over(7))
        #expect(look("I V(1") == .more)
    }
}
