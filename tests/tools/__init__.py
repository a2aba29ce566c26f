"""What the tests need from the machine: a browser, Java, a PDF validator, fresh locks."""
