import Testing

/// The built program, driven as its users drive it.
///
/// One case after the other: some of them measure time, and all of them want the processors.
@Suite(.serialized) struct EndToEnd {}
