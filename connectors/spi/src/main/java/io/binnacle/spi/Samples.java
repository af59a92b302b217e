package io.binnacle.spi;

import io.binnacle.model.Sample;
import io.binnacle.model.Subject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Measures hosts and containers while somebody looks.
public non-sealed interface Samples extends Capability {
    /// Streams samples of exactly these subjects, about one each a second or two, until closed. Subjects it cannot
    /// measure stay silent: unknown is never told as zero.
    Subscription measure(Set<? extends Subject> subjects, Consumer<List<Sample>> samples);

    /// What measuring costs the cluster, in one line for people: "about 1 % of a core per container watched".
    String cost();
}
