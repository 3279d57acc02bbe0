internal import Dispatch
internal import Foundation
internal import Synchronization

/// Inflates and checks blocks on a thread of its own, a few ahead of whoever takes their records.
///
/// Where the records are written somewhere, both take about as long, so the two together take half the time. A class,
/// because the thread shares it.
final class BlocksAhead: Sendable {
    /// How many blocks are under way at most, those among them that wait to be taken.
    static let depth = 3

    private struct State {
        var waiting: [Result<StoredPayload, StoreError>] = []
        var found: [Result<BlockRows, StoreError>] = []
        /// Rows whose memory is used again.
        var used: [BlockRows]
        var isStopped = false
    }

    private let state: Mutex<State>
    private let decoder: Mutex<BlockDecoder>
    private let asked = DispatchSemaphore(value: 0)
    private let arrived = DispatchSemaphore(value: 0)

    /// A thread that inflates with `decoder`, for the blocks whose records `rows`, which hold none, can hold.
    init(_ rows: BlockRows, decoder: consuming sending BlockDecoder) {
        self.decoder = Mutex(decoder)
        state = Mutex(State(used: [BlockRows](repeating: rows, count: Self.depth)))
        let thread = Thread { self.work() }
        thread.name = "bauta reader"
        thread.start()
    }

    /// Hands over the next block, or why there is none.
    func put(_ block: Result<StoredPayload, StoreError>) {
        state.withLock { $0.waiting.append(block) }
        asked.signal()
    }

    /// Waits for the records of the block that was put first, in place of those in `rows`, whose memory is used again.
    func take(into rows: inout BlockRows) throws(StoreError) {
        arrived.wait()
        // The lock's closure may not capture `rows`, so they travel through.
        let used = rows
        let found = state.withLock { state in
            state.used.append(used)
            return state.found.removeFirst()
        }
        rows = try found.get()
    }

    /// Ends the thread, which keeps nothing but its own memory.
    func stop() {
        state.withLock { $0.isStopped = true }
        asked.signal()
    }

    private func work() {
        while true {
            asked.wait()
            let block = state.withLock { $0.isStopped ? nil : $0.waiting.removeFirst() }
            guard let block else { return }
            let found = Result { () throws(StoreError) in try rows(of: block.get()) }
            state.withLock { $0.found.append(found) }
            arrived.signal()
        }
    }

    /// The records of `block`, in memory that is used again.
    private func rows(of block: StoredPayload) throws(StoreError) -> BlockRows {
        try decoder.withLock { decoder throws(StoreError) in
            var rows = state.withLock { $0.used.popLast() } ?? BlockRows(columns: 0)
            try block.load(with: &decoder, into: &rows)
            return rows
        }
    }
}
