package io.binnacle.scheduler.dns;

import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;

/// Leaves it to the system to find addresses by name. dnsjava, which is here to answer, would put itself in that place
/// for the whole process, and knows nothing of mDNS, of `nsswitch.conf`, or of what a VPN adds. The JVM takes the first
/// it finds on the class path, so this has to stand before dnsjava.
public final class SystemResolver extends InetAddressResolverProvider {
    @Override
    public InetAddressResolver get(Configuration configuration) {
        return configuration.builtinResolver();
    }

    @Override
    public String name() {
        return "the system's";
    }
}
