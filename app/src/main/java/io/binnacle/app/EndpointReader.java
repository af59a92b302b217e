package io.binnacle.app;

import io.binnacle.model.Endpoint;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an endpoint from the command line. Whether anybody understands it, the connectors say.
final class EndpointReader implements ITypeConverter<Endpoint> {
    static final String FORMS = "unix:///var/run/docker.sock, tcp://host:2375, ssh://user@host, the name of a Docker"
            + " context, http(s)://host:8080 for a scheduler, or simulator:. Several make one picture.";

    @Override
    public Endpoint convert(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("it is empty; write unix:///…, tcp://host:2375, ssh://user@host, or the"
                    + " name of a Docker context");
        }
        return new Endpoint(text);
    }
}
