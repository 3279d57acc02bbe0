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
    /// How long a thread that gives way may keep a block; far longer than any takes while nobody is in the way.
    private static let patience = DispatchTimeInterval.milliseconds(200)

    private struct State {
        var waiting: [(number: Int, block: Result<StoredPayload, StoreError>)] = []
        /// By the numbers of the blocks: where two threads read, a later one may be found first.
        var found: [Int: Result<BlockRows, StoreError>] = [:]
        /// Rows whose memory is used again.
        var used: [BlockRows]
        var put = 0
        var taken = 0
        /// Whether all depends on a thread that gives way.
        var givesWay: Bool
        var isStopped = false
    }

    private let state: Mutex<State>
    private let pace: ReaderPace
    private let asked = DispatchSemaphore(value: 0)
    private let arrived = DispatchSemaphore(value: 0)

    /// A thread that inflates with `decoder`, for the blocks whose records `rows`, which hold none, can hold.
    init(_ rows: BlockRows, decoder: consuming sending BlockDecoder, pace: ReaderPace = ReaderPace(givesWay: false)) {
        let givesWay = pace.givesWay
        state = Mutex(State(used: [BlockRows](repeating: rows, count: Self.depth), givesWay: givesWay))
        self.pace = pace
        start(Decoding(decoder), givesWay: givesWay)
    }

    /// Hands over the next block, or why there is none.
    func put(_ block: Result<StoredPayload, StoreError>) {
        state.withLock { state in
            state.waiting.append((state.put, block))
            state.put += 1
        }
        asked.signal()
    }

    /// Waits for the records of the block that was put first, in place of those in `rows`, whose memory is used again.
    func take(into rows: inout BlockRows) throws(StoreError) {
        // The lock's closure may not capture `rows`, so they travel through.
        let used = rows
        let number = state.withLock { state in
            state.used.append(used)
            defer { state.taken += 1 }
            return state.taken
        }
        while true {
            if let found = state.withLock({ $0.found.removeValue(forKey: number) }) {
                rows = try found.get()
                return
            }
            if !state.withLock({ $0.givesWay }) {
                arrived.wait()
            } else if arrived.wait(timeout: .now() + Self.patience) == .timedOut {
                state.withLock { $0.givesWay = false }
                pace.hurry()
                start(Decoding(try BlockDecoder()), givesWay: false)
            }
        }
    }

    /// Ends the threads, which keep nothing but their own memory.
    func stop() {
        state.withLock { $0.isStopped = true }
        asked.signal()
    }

    private func start(_ decoding: Decoding, givesWay: Bool) {
        let thread = Thread {
            if givesWay { ReaderPace.giveWay() }
            self.work(decoding, givesWay: givesWay)
        }
        thread.name = "bauta reader"
        thread.start()
    }

    private func work(_ decoding: Decoding, givesWay: Bool) {
        while true {
            asked.wait()
            let next = state.withLock { state in
                let isReplaced = givesWay && !state.givesWay
                return state.isStopped || isReplaced ? nil : state.waiting.removeFirst()
            }
            guard let next else {
                // For the thread that took this one's place, and for all others at the end.
                asked.signal()
                return
            }
            let found = Result { () throws(StoreError) in try rows(of: next.block.get(), decoding) }
            state.withLock { $0.found[next.number] = found }
            arrived.signal()
        }
    }

    /// The records of `block`, in memory that is used again.
    private func rows(of block: StoredPayload, _ decoding: Decoding) throws(StoreError) -> BlockRows {
        try decoding.decoder.withLock { decoder throws(StoreError) in
            var rows = state.withLock { $0.used.popLast() } ?? BlockRows(columns: 0)
            try block.load(with: &decoder, into: &rows)
            return rows
        }
    }
}

/// A decoder on its way to the thread that uses it.
private final class Decoding: Sendable {
    let decoder: Mutex<BlockDecoder>

    init(_ decoder: consuming sending BlockDecoder) { self.decoder = Mutex(decoder) }
}
