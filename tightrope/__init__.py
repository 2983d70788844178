"""Tightrope: a sourced timeline beside a dated alliance network, linked both ways."""
