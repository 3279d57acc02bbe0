internal import Dispatch
internal import Synchronization

/// The room between the workers and the writer: blocks wait there in order, bounded by their bytes.
///
/// The first error in the order of the slices wins, whichever worker met it first, so a run fails alike for any number
/// of workers. A class, because the worker threads share it.
final class Belt: Sendable {
    /// A worker takes no new slice while more than this waits: 16 MiB.
    static let roomBytes = 16 << 20

    private let state: Mutex<BeltState>
    private let arrived = DispatchSemaphore(value: 0)
    private let roomMade = DispatchSemaphore(value: 0)

    /// A belt for `workers` threads.
    init(workers: Int) {
        state = Mutex(BeltState(running: workers))
    }

    /// Whether a new slice may be taken: false where none is to be taken any more, nil where there is no room yet.
    var room: Bool? { state.withLock { $0.room } }

    /// Waits until a new slice may be taken; false where none is to be taken any more.
    ///
    /// Who waits has delivered all blocks: the writer, who makes room, may wait for any of them.
    func waitForRoom() -> Bool {
        while true {
            let answer = state.withLock { state in
                let room = state.room
                if room == nil { state.sleepers += 1 }
                return room
            }
            if let answer { return answer }
            roomMade.wait()
        }
    }

    /// Hands a block to the writer; never waits, because the writer may wait for just this one.
    func deliver(_ block: FinishedBlock) {
        state.withLock { state in
            state.waiting[block.sequence] = block
            state.waitingBytes += block.heldBytes
        }
        arrived.signal()
    }

    /// Ends the run with `error`, met at slice `sequence`, unless an earlier slice fails too.
    func fail(_ error: any Error, at sequence: Int) {
        let sleepers = state.withLock { state in
            if let failure = state.failure, failure.sequence <= sequence { return 0 }
            state.failure = (sequence, error)
            return state.wakeAll()
        }
        for _ in 0..<sleepers { roomMade.signal() }
        arrived.signal()
    }

    /// A worker's thread has ended.
    func workerEnded() {
        state.withLock { $0.running -= 1 }
        arrived.signal()
    }

    /// Takes no more slices: the writer has failed.
    func close() {
        let sleepers = state.withLock { state in
            state.isClosed = true
            return state.wakeAll()
        }
        for _ in 0..<sleepers { roomMade.signal() }
    }

    /// The next block in order; nil at the end.
    ///
    /// Throws the error of the earliest slice that failed.
    func next() throws -> FinishedBlock? {
        while true {
            let (answer, sleepers) = try state.withLock { try $0.take() }
            for _ in 0..<sleepers { roomMade.signal() }
            switch answer {
            case .block(let block): return block
            case .end: return nil
            case .wait: arrived.wait()
            }
        }
    }
}

/// What the workers and the writer share, under the belt's lock.
private struct BeltState {
    /// What the writer is to do next.
    enum Answer: Sendable {
        case block(FinishedBlock)
        case end
        case wait
    }

    var waiting: [Int: FinishedBlock] = [:]
    var waitingBytes = 0
    var next = 0
    var running: Int
    var failure: (sequence: Int, error: any Error)?
    var sleepers = 0
    var isClosed = false

    init(running: Int) {
        self.running = running
    }

    /// Whether a new slice may be taken; nil where there is no room for it yet.
    var room: Bool? {
        if isClosed || failure != nil { return false }
        return waitingBytes < Belt.roomBytes ? true : nil
    }

    /// The block that is next in order, or what to do without it, and the workers to wake.
    mutating func take() throws -> (Answer, sleepers: Int) {
        if let block = waiting.removeValue(forKey: next) {
            next += 1
            waitingBytes -= block.heldBytes
            return (.block(block), waitingBytes < Belt.roomBytes ? wakeAll() : 0)
        }
        if running > 0 { return (.wait, 0) }
        if let failure { throw failure.error }
        return (.end, 0)
    }

    /// The number of workers that sleep, to be woken once each.
    mutating func wakeAll() -> Int {
        defer { sleepers = 0 }
        return sleepers
    }
}
