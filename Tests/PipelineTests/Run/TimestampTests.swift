import Foundation
import Testing

@testable import Pipeline

struct TimestampTests {
    @Test func `is ISO 8601 in UTC with milliseconds`() {
        for _ in 0..<50 {
            #expect(Timestamp.now().wholeMatch(of: #/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/#) != nil)
        }
    }

    @Test func `is now`() throws {
        let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let before = Date.now.addingTimeInterval(-0.002)
        let moment = try format.parse(Timestamp.now())
        #expect((before...Date.now.addingTimeInterval(0.002)).contains(moment))
    }
}
