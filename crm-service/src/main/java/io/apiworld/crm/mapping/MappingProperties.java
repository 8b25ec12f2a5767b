package io.apiworld.crm.mapping;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param profile name of the mapping profile that is in force */
@Validated
@ConfigurationProperties("mapping")
record MappingProperties(@NotBlank String profile) {}
