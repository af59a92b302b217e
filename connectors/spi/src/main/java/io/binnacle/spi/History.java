package io.binnacle.spi;

/// A connection whose engine keeps no history of its apps, or too short a one: it writes what it sees into a ledger,
/// and
/// tells the revisions that stand there as the app's own.
public non-sealed interface History extends Capability {
    /// From now on. To be called before the connection is watched; without it, nothing is remembered.
    void keep(Ledger ledger);
}
