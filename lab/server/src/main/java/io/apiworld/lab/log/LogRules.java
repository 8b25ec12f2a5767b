package io.apiworld.lab.log;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param directory with a file for each service
 * @param lookBack how much of the end of each file is read
 * @param most how many lines are given at most
 */
@Validated
@ConfigurationProperties("lab.logs")
record LogRules(
        Path directory,
        @DefaultValue("8MB") DataSize lookBack,
        @DefaultValue("500") int most) {}
