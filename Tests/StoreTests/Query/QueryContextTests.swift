import Testing

@testable import Store

@Suite struct QueryContextTests {
    @Test func `the first error is kept for the session until a new statement begins`() {
        let context = QueryContext(path: "t.db", datasets: [])
        #expect(context.attempt {} == 0)
        #expect(context.fault == nil)
        let codes = ["first", "second"].map { place in
            context.attempt { () throws(StoreError) in throw .damaged(path: "t.db", place: place) }
        }
        #expect(codes == [11, 11])
        #expect(context.fault == .damaged(path: "t.db", place: "first"))
        context.forgetFault()
        #expect(context.fault == nil)
    }
}
