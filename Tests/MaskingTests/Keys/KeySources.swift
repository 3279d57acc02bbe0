import Testing

/// The tests that set variables or start programs: one at a time, because the environment is the whole process's.
@Suite(.serialized) enum KeySources {}
