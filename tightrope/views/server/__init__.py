"""What stands between the app and the open network: from the settings to the log."""
