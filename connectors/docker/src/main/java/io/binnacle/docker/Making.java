package io.binnacle.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// All it takes to create one container.
///
/// @param body what is asked of the engine
/// @param moreNetworks it is connected to afterwards, each with how: older engines take one only at its creation
record Making(ObjectNode body, Map<String, ObjectNode> moreNetworks) {}
