/// What a run wants to see and say while a source is read.
public struct ReaderWatch: Sendable {
    /// Gets the raw bytes of the source, in order, each once: for fingerprints.
    public var observe: (@Sendable (Span<UInt8>) -> Void)?
    /// Whether to stop: asked before every read, and five times a second while a pipe has nothing to say.
    public var shouldStop: @Sendable () -> Bool

    /// Watches with `observe` and asks `shouldStop`.
    public init(
        observe: (@Sendable (Span<UInt8>) -> Void)? = nil, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) {
        self.observe = observe
        self.shouldStop = shouldStop
    }
}
