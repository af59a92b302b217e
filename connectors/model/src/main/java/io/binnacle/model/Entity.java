package io.binnacle.model;

/// A thing in the topology that keeps its identity while its content changes.
public interface Entity<I> {
    I id();
}
