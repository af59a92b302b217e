package io.binnacle.views.topology;

/// A folder of apps in the Apps view, drawn around them.
record Enclosure(String name, int apps, double x, double y, double w, double h, boolean aside) {}
