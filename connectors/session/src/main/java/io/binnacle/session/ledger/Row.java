package io.binnacle.session.ledger;

import io.binnacle.model.AppId;

/// One entry as it is written.
///
/// @param document the spec; empty where it has been written before
record Row(String place, AppId app, Entry entry, String document) {}
